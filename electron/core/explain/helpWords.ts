/** Whose remedy a cause is, and the steps that several pages name. */
export const vendor = (what: string) => ({ who: 'the vendor', what }) as const
export const way = (what: string) => ({ who: 'the way', what }) as const
export const us = (what: string) => ({ who: 'us', what }) as const

export const elsewhere =
  'Try the same address from another network, such as a phone: that tells the vendor from the way to it.'
export const report = 'Send the debug report: the request ids and times in it are what support looks for first.'
export const paths =
  'Look whether other monitors of this vendor fail too, and what the incident says about where it fails.'
