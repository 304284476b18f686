/** For each character the classes of the spans it is in, from the outermost inward. */
export function classPaths(node: Node, path = ''): string[] {
  if (node instanceof Text) return Array.from<string>({ length: node.length }).fill(path)
  const own = node instanceof HTMLSpanElement ? `${path}>${node.className}` : path
  return [...node.childNodes].flatMap((child) => classPaths(child, own))
}
