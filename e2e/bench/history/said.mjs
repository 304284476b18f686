/** Runs in every page, before its scripts: the words of a conversation, for the baselines and for us. */
export function provideHistory() {
  const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda'.split(' ')
  const question = (index) => `Question ${index} ${words.slice(index % 7).join(' ')}?`
  const answer = (index) =>
    `### Answer ${index}\n\nSome **bold** text with \`code\` and ${words.join(' ')} ${index}.\n\n` +
    `- one ${index}\n- two\n- three\n\n` +
    `\`\`\`js\nconst x${index} = ${index};\nconsole.log(x${index});\n\`\`\`\n\n` +
    `And ${words.slice(3).join(' ')}.`
  globalThis.benchHistory = (count) =>
    Array.from({ length: count }, (_, index) =>
      index % 2 === 0
        ? { role: 'user', content: question(index) }
        : { role: 'assistant', content: answer(index) },
    )
}
