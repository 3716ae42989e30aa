import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { contentSecurityPolicy } from '../../core/contentSecurityPolicy.ts'
import { wording } from '../../core/language/language.ts'
import { newNonce } from './answers.ts'
import { listPageFiles, type PageFile } from './pageFiles.ts'

const packed = new Set(['.png', '.ico', '.woff2'])

type Encoding = 'br' | 'gzip' | 'identity'
type Asset = Omit<PageFile, 'file'> & {
  body: Buffer
  hashed: boolean
  encoded: Partial<Record<Encoding, Promise<Buffer>>>
}

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

function encode(asset: Asset, encoding: Encoding): Promise<Buffer> {
  const { body } = asset
  asset.encoded[encoding] ??=
    encoding === 'br'
      ? compressBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : encoding === 'gzip'
        ? compressGzip(body)
        : Promise.resolve(body)
  return asset.encoded[encoding]
}

function encodingFor(asset: Asset, accepted: string): Encoding {
  if (packed.has(asset.extension) || asset.body.length < 1_024) return 'identity'
  const offered = accepted.split(',').map((part) => part.trim())
  const takes = (name: string) =>
    offered.some((part) => part.split(';')[0]?.trim() === name && !/;\s*q=0(\.0*)?$/.test(part))
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : 'identity'
}

/** Serves one path of the built page; false when there is no such file. */
export type ServePage = (path: string, request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/** Reads the built page into memory: only what is there now is ever served. Rejects with a sentence when it is not built. */
export async function loadPage(folder: string): Promise<ServePage> {
  const files = await listPageFiles(folder).catch(() => new Map<string, PageFile>())
  const assets = new Map<string, Asset>()
  for (const [path, { file, ...kind }] of files) {
    const hashed = /-[\w-]{8}\.\w+$/.test(basename(file))
    assets.set(path, { ...kind, body: await readFile(file), hashed, encoded: {} })
  }
  const index = assets.get('/index.html')
  if (!index) throw new Error(wording.server.pageNotBuilt(folder))
  assets.set('/', index)

  return async (path, request, response) => {
    const asset = assets.get(path)
    if (!asset) return false
    const isPage = asset.extension === '.html'
    if (asset.hashed) response.setHeader('Cache-Control', 'private, max-age=31536000, immutable')
    let body: Buffer
    if (isPage) {
      const nonce = newNonce()
      response.setHeader('Content-Security-Policy', contentSecurityPolicy(nonce))
      body = Buffer.from(asset.body.toString('utf8').replaceAll('__CSP_NONCE__', nonce))
    } else {
      const encoding = encodingFor(asset, String(request.headers['accept-encoding'] ?? ''))
      body = await encode(asset, encoding)
      response.setHeader('Vary', 'Accept-Encoding')
      if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
    }
    response.writeHead(200, { 'Content-Type': asset.type, 'Content-Length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}
