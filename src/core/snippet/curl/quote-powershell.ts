/** PowerShell takes all of these for the end of a string in single quotes. */
const singleQuotes = /['‘’‚‛]/g

/** One word of PowerShell, whatever the text is (law S2): a verbatim string, its quotes doubled. */
export const quotePowershell = (text: string): string =>
  `'${text.replaceAll(singleQuotes, '$&$&')}'`
