import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import { wholePem } from '../../core/auth/pem.ts'
import { wording } from '../../core/language/language.ts'
import type { ClientCertificate } from '../../core/model/auth.ts'
import { codeOf, ExchangeError } from './failureKind.ts'

/**
 * Who we are in mutual TLS, checked before anything is sent. Throws the kind `aborted` with a sentence that holds
 * nothing of the key: that is our own trouble, not the vendor's.
 */
export function clientIdentity(from: ClientCertificate, authorities: readonly string[] | undefined): SecureContext {
  const cert = wholePem(from.certificate)
  const key = wholePem(from.key)
  const leaf = attempt(wording.probe.identityCertificate, () => new X509Certificate(cert))
  const own = attempt(
    from.passphrase === undefined ? wording.probe.identityKey : wording.probe.identityPassphrase,
    () => createPrivateKey({ key, ...(from.passphrase !== undefined && { passphrase: from.passphrase }) }),
  )
  if (!leaf.checkPrivateKey(own))
    throw new ExchangeError('aborted', 'ERR_CLIENT_CERTIFICATE', wording.probe.identityStranger)
  return attempt(wording.probe.identityUnusable, () =>
    createSecureContext({
      cert,
      key: own.export({ type: 'pkcs8', format: 'pem' }).toString(),
      ...(authorities && { ca: [...authorities] }),
    }),
  )
}

function attempt<T>(sentence: string, make: () => T): T {
  try {
    return make()
  } catch (error) {
    // OpenSSL's own words may quote what it was given.
    throw new ExchangeError('aborted', codeOf(error) ?? 'ERR_CLIENT_CERTIFICATE', sentence)
  }
}
