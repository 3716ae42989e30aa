import { createRedactor } from '../../../electron/core/redact.ts'
import { type Case, median, ms } from '../case.ts'
import { fingerprint, secrets, vendorBody } from '../records.ts'

const wantedLength = 1_000_000

function repeated(part: (n: number) => string): string {
  let text = ''
  for (let n = 0; text.length < wantedLength; n++) text += `${part(n)}\n`
  return text
}

export const redaction: Case = {
  name: 'redact 1 MB',
  async run() {
    const redactor = createRedactor(secrets, fingerprint)
    const json = repeated(vendorBody)
    const page = repeated((n) => `<p class="x">Tom &amp; Jerry &lt;${n}&gt; <a href="/?q=%20${n}">more</a></p>`)
    const leaks = repeated((n) => (n % 10 ? vendorBody(n) : `{"echo":"${secrets[n % 50]?.value}"}`))
    return [
      ['JSON, 50 secrets', ms(await median(5, () => redactor.text(json)))],
      ['JSON inside JSON', ms(await median(5, () => redactor.text(JSON.stringify(json))))],
      ['HTML full of escapes', ms(await median(5, () => redactor.text(page)))],
      ['JSON with a key in each tenth line', ms(await median(5, () => redactor.text(leaks)))],
      ['last look before it leaves', ms(await median(5, () => redactor.findKnown(json)))],
    ]
  },
}
