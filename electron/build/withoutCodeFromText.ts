import type { Plugin } from 'vite'

type Cut = { file: RegExp; from: RegExp; to: string }

/**
 * Places in packages that make code out of text, each with a slower way beside it, or open what we would not. The page's policy forbids
 * them; nothing that is shipped should hold them at all, so that a search for them stays empty.
 */
const cuts: Cut[] = [
  {
    file: /\/zod\/v4\/core\/util\.js$/,
    from: /const F = Function;\s*new F\(""\);\s*return true;/,
    to: 'return false;',
  },
  {
    file: /\/zod\/v4\/core\/doc\.js$/,
    from: /const F = Function;[\s\S]*?return factory\([^;]*;/,
    to: 'throw new Error("Code is not made out of text here.");',
  },
  ...['lodash.isequal', 'lodash.escaperegexp'].map((name) => ({
    file: new RegExp(`/${name.replace('.', '\\.')}/index\\.js$`),
    from: /Function\('return this'\)\(\)/,
    to: 'globalThis',
  })),
  {
    // Where Windows cannot find the installer: it is said, instead of opening whatever lies there.
    file: /\/electron-updater\/out\/NsisUpdater\.js$/,
    from: /require\("electron"\)\s*\.shell\.openPath\(installerPath\)\s*\.catch\(\(err\) => this\.dispatchError\(err\)\)/,
    to: 'this.dispatchError(e)',
  },
  { file: /\/decimal\.js-light\/decimal\.js$/, from: /Function\('return this'\)\(\)/, to: 'globalThis' },
]

/** Takes the code that makes code out of text from the packages; fails when a package no longer looks as it did. */
export function withoutCodeFromText(): Plugin {
  return {
    name: 'without-code-from-text',
    transform(code, id) {
      const path = id.replaceAll('\\', '/').replace(/\?.*$/, '')
      const cut = cuts.find(({ file }) => file.test(path))
      if (!cut) return null
      if (!cut.from.test(code)) this.error(`${path} changed: look again how it makes code out of text.`)
      return { code: code.replace(cut.from, cut.to), map: null }
    },
  }
}
