/** First part of the cache keys under which the list of transcripts keeps pages that do not change by themselves. */
export const transcriptPagesKey = 'transcript pages'
