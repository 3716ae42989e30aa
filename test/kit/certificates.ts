import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isIP } from 'node:net'

/** A certificate with its private key, both as PEM: what node:tls takes. */
export type Identity = { cert: string; key: string }

type Subject = { commonName: string; sans: readonly string[]; notBeforeMs: number; notAfterMs: number }

const dayMs = 86_400_000

/** One DER element: tag, length, content (X.690 8.1). */
export function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  if (size < 128) return Buffer.concat([Buffer.from([tag, size]), content])
  const bytes = size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255]
  return Buffer.concat([Buffer.from([tag, ...bytes]), content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const octets = (content: Buffer) => der(0x04, content)
const truth = der(0x01, Buffer.from([0xff]))
const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'))
const oids = { commonName: '0603550403', basicConstraints: '0603551d13', subjectAltName: '0603551d11' }
const oid = (name: keyof typeof oids) => Buffer.from(oids[name], 'hex')

function name(commonName: string): Buffer {
  return sequence(der(0x31, sequence(oid('commonName'), der(0x0c, Buffer.from(commonName)))))
}

/** UTCTime up to 2049, which is all that tests need (RFC 5280 4.1.2.5). */
function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)
  return der(0x17, Buffer.from(`${digits}Z`))
}

function alternativeName(value: string): Buffer {
  if (isIP(value) === 4) return der(0x87, Buffer.from(value.split('.').map(Number)))
  return der(0x82, Buffer.from(value))
}

function extensions(subject: Subject, authority: boolean): Buffer {
  const list: Buffer[] = []
  if (authority) list.push(sequence(oid('basicConstraints'), truth, octets(sequence(truth))))
  if (subject.sans.length > 0) {
    list.push(sequence(oid('subjectAltName'), octets(sequence(...subject.sans.map(alternativeName)))))
  }
  return der(0xa3, sequence(...list))
}

/** An X.509 v3 certificate (RFC 5280 4.1), signed with ECDSA P-256. */
function certificate(subject: Subject, publicKey: KeyObject, issuer: string, issuerKey: KeyObject, authority: boolean) {
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(11)])
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    name(issuer),
    sequence(time(subject.notBeforeMs), time(subject.notAfterMs)),
    name(subject.commonName),
    publicKey.export({ format: 'der', type: 'spki' }),
    extensions(subject, authority),
  )
  const signature = sign('sha256', toBeSigned, issuerKey)
  const whole = sequence(toBeSigned, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature))
  // No empty line at the end where the last one is full: OpenSSL reads none.
  const lines = (whole.toString('base64').match(/.{1,64}/g) ?? []).join('\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { publicKey, privateKey, pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() }
}

/** A certificate authority made at run time: trust its `cert` and every identity it issues verifies. */
export function createAuthority(commonName = 'Headstart test authority') {
  const pair = keyPair()
  const nowMs = Date.now()
  const valid = { notBeforeMs: nowMs - 30 * dayMs, notAfterMs: nowMs + 30 * dayMs }
  const cert = certificate({ commonName, sans: [], ...valid }, pair.publicKey, commonName, pair.privateKey, true)
  /** An identity for `sans`; dates default to thirty days either side of now. */
  function issue(sans: readonly string[], dates: Partial<{ notBeforeMs: number; notAfterMs: number }> = {}): Identity {
    const leaf = keyPair()
    const subject = { commonName: sans[0] ?? 'nobody', sans, ...valid, ...dates }
    const signer = createPrivateKey(pair.pem)
    return { cert: certificate(subject, leaf.publicKey, commonName, signer, false) + cert, key: leaf.pem }
  }
  return { cert, issue }
}
