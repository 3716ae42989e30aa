/** One thing wrong with a configuration: where it stands in the document, and what to do. */
export type ConfigIssue = { path: (string | number)[]; message: string }

/** `monitors[2].request.headers["X Y"]` */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    if (!/^[A-Za-z_][\w-]*$/.test(part)) return `${text}[${JSON.stringify(part)}]`
    return text === '' ? part : `${text}.${part}`
  }, '')
}
