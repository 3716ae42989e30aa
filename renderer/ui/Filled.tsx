import { Fragment, type ReactNode } from 'react'

/**
 * A text of the language file whose parts have a look of their own: each `{name}` in `text` becomes the node of that
 * name in `parts`. A name without a node stays as it is written, so that a mistake is seen.
 */
export function Filled({ text, parts }: { text: string; parts: Record<string, ReactNode> }) {
  return text.split(/(\{\w+\})/).map((piece, index) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    const node = name !== undefined && name in parts ? parts[name] : piece
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a fixed text never move.
    return <Fragment key={index}>{node}</Fragment>
  })
}
