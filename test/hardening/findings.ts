import { parseAst } from 'vite'

type Node = { type: string; start: number; [field: string]: unknown }

/** What stands in a script that must not: the rule, and the text around it. */
export type Finding = { rule: string; excerpt: string }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

function visit(node: Node, parents: readonly Node[], see: (node: Node, parents: readonly Node[]) => void): void {
  see(node, parents)
  const inner = [...parents, node]
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const item of value) isNode(item) && visit(item, inner, see)
    else if (isNode(value)) visit(value, inner, see)
  }
}

const nameOf = (node: unknown): string | undefined => {
  if (!isNode(node)) return undefined
  if (node.type === 'Identifier') return String(node.name)
  return node.type === 'Literal' ? String(node.value) : undefined
}

/** `true` and `false`, also as a minifier writes them. */
function flag(node: unknown): boolean | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal' && typeof node.value === 'boolean') return node.value
  if (node.type === 'UnaryExpression' && node.operator === '!' && isNode(node.argument))
    return node.argument.type === 'Literal' ? !node.argument.value : undefined
  return undefined
}

/** Settings of a window that open what must stay shut: the value each must not have. */
const forbiddenSettings: Record<string, boolean> = {
  webSecurity: false,
  sandbox: false,
  contextIsolation: false,
  nodeIntegration: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
  allowRunningInsecureContent: true,
  experimentalFeatures: true,
  enableRemoteModule: true,
  webviewTag: true,
  devTools: true,
}

const forbiddenCalls = ['executeJavaScript', 'executeJavaScriptInIsolatedWorld', 'loadFile', 'openDevTools', 'openPath']
const global = ['globalThis', 'window', 'self', 'global', 'top']

/** `Function.prototype`, `x instanceof Function` and `typeof Function` name it without making code. */
function makesCode(node: Node, parent: Node | undefined): boolean {
  if (!parent) return false
  if (parent.type === 'MemberExpression') return parent.object !== node && parent.computed === true
  if (parent.type === 'Property' || parent.type === 'PropertyDefinition' || parent.type === 'MethodDefinition')
    return parent.value === node
  if (parent.type === 'BinaryExpression') return false
  return !(parent.type === 'UnaryExpression' && parent.operator === 'typeof')
}

/** True inside `if (decision.kind === 'open')`: the gate that all addresses pass before they are opened outside. */
function isGated(parents: readonly Node[]): boolean {
  return parents.some(({ type, test }) => {
    if (type !== 'IfStatement' || !isNode(test) || test.type !== 'BinaryExpression' || test.operator !== '===')
      return false
    const { left, right } = test
    return (
      isNode(left) && nameOf(left.object) === 'decision' && nameOf(left.property) === 'kind' && nameOf(right) === 'open'
    )
  })
}

function ruleBroken(node: Node, parents: readonly Node[]): string | undefined {
  const parent = parents.at(-1)
  if (node.type === 'Identifier' && (node.name === 'eval' || node.name === 'Function') && makesCode(node, parent))
    return `${node.name} as a value`
  if (node.type === 'MemberExpression') {
    const called = nameOf(node.property) ?? ''
    if (global.includes(nameOf(node.object) ?? '') && (called === 'eval' || called === 'Function'))
      return `${called} of a global`
    if (called === 'openExternal' && !isGated(parents)) return 'openExternal outside its gate'
    if (forbiddenCalls.includes(called)) return called
  }
  if (node.type === 'Property') {
    const forbidden = forbiddenSettings[nameOf(node.key) ?? '']
    if (forbidden !== undefined && flag(node.value) === forbidden) return `${nameOf(node.key)}: ${forbidden}`
  }
  if (node.type === 'CallExpression' && isNode(node.callee) && Array.isArray(node.arguments)) {
    const called = nameOf(node.callee) ?? nameOf(node.callee.property) ?? ''
    const [first] = node.arguments
    const literal = isNode(first) && first.type === 'Literal' && typeof first.value === 'string' ? first.value : null
    if (/^set(Timeout|Interval|Immediate)$/.test(called) && literal !== null) return `${called} with text`
    if (called === 'loadURL' && literal !== null && /^(https?|file):/.test(literal))
      return 'loadURL of something remote'
  }
  return undefined
}

/** Everything in a script that makes code out of text or opens what Electron keeps shut. */
export function findingsIn(code: string): Finding[] {
  const findings: Finding[] = []
  visit(parseAst(code) as unknown as Node, [], (node, parents) => {
    const rule = ruleBroken(node, parents)
    if (rule) findings.push({ rule, excerpt: code.slice(Math.max(0, node.start - 60), node.start + 80) })
  })
  return findings
}

/** Everything in a page that runs without being a file of our own, or comes from elsewhere. */
export function findingsInHtml(html: string): string[] {
  const scripts = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
  return [
    ...scripts
      .filter(([, attributes = '', body = '']) => body.trim() || !/\bsrc="\.\//.test(attributes))
      .map(([all]) => all),
    ...[
      ...html.matchAll(
        /\s(?:on\w+|style|srcdoc)\s*=|(?:https?:)?\/\/[^\s"'>]+|<(?:iframe|object|embed|base|style)\b|javascript:/gi,
      ),
    ].map(([all]) => all.trim()),
  ]
}

/** Everything in a style sheet that would be fetched from elsewhere. */
export function findingsInCss(css: string): string[] {
  const urls = [...css.matchAll(/url\(\s*["']?([^"')]+)/g)].map(([, url = '']) => url)
  return [
    ...urls.filter((url) => /^(?:\w+:)?\/\//.test(url)),
    ...[...css.matchAll(/@import\b[^;]*/g)].map(([all]) => all),
  ]
}
