type Faulty = Pick<NodeJS.Process, 'on' | 'off'>

/**
 * An exception that nothing caught, and a rejection that nothing handled, are reported and survived: watching goes on. A
 * terminal that went away is no fault. Returns what takes the listeners off again.
 */
export function surviveFaults(report: (error: unknown, where: string) => void, from: Faulty = process): () => void {
  const onException = (error: unknown) => report(error, 'an exception that nothing caught')
  const onRejection = (error: unknown) => report(error, 'a rejection that nothing handled')
  const ignore = () => {}
  from.on('uncaughtException', onException)
  from.on('unhandledRejection', onRejection)
  // Without a listener, writing to a closed terminal is an exception, and telling of it is the next.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignore)
  return () => {
    from.off('uncaughtException', onException)
    from.off('unhandledRejection', onRejection)
    for (const stream of [process.stdout, process.stderr]) stream.off('error', ignore)
  }
}
