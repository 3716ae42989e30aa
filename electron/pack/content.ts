import type { Packed } from './archive.ts'

/** Everything that may be inside the application. Anything else was taken in by mistake. */
const allowed: RegExp[] = [
  /^package\.json$/,
  /^dist\/(main\.js|preload\.cjs|licences\.txt)$/,
  /^dist\/renderer\/index\.html$/,
  /^dist\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png)$/,
  /^assets\/icon\.png$/,
  /^assets\/tray\/[\w-]+(@2x)?\.(png|ico)$/,
  /^node_modules\/keytar\/(package\.json|LICENSE|index\.js|keytar\.js)$/,
  /^node_modules\/@napi-rs\/keyring-[\w-]+\/(package\.json|keyring\.[\w-]+\.node)$/,
]

const required: RegExp[] = [
  /^package\.json$/,
  /^dist\/main\.js$/,
  /^dist\/preload\.cjs$/,
  /^dist\/licences\.txt$/,
  /^dist\/renderer\/index\.html$/,
  /^assets\/icon\.png$/,
  /^assets\/tray\/upTemplate\.png$/,
  /^node_modules\/keytar\/keytar\.js$/,
  /^node_modules\/@napi-rs\/keyring-[\w-]+\/keyring\.[\w-]+\.node$/,
]

/** What a thread loads must lie outside the archive. */
const outside = /^node_modules\//

/** What is wrong with the content of the archive, one sentence each. */
export function contentProblems(files: readonly Packed[]): string[] {
  const missing = required.filter((pattern) => !files.some(({ path }) => pattern.test(path)))
  return [
    ...files
      .filter(({ path }) => !allowed.some((pattern) => pattern.test(path)))
      .map(({ path }) => `${path} does not belong in.`),
    ...missing.map((pattern) => `Nothing matches ${pattern.source}.`),
    ...files
      .filter(({ path, unpacked }) => outside.test(path) && !unpacked)
      .map(({ path }) => `${path} must lie outside the archive.`),
    ...files
      .filter(({ path, unpacked }) => !outside.test(path) && unpacked)
      .map(({ path }) => `${path} must lie inside the archive.`),
  ]
}
