// glibc gives each thread an arena of its own to allocate from, eight for each core, and hardly returns what was used in
// one: a fifth of our memory at a thousand monitors. It reads their number once, as the process begins, so the process
// begins again in its own place: same pid, same files. Programs that it starts, such as the browser, are not told.
// In the bundle this file is the program itself; from source the program stands beside it.
const program = import.meta.filename.replace(/\barenas\.ts$/, 'serve.ts')
const isSet = process.env.MALLOC_ARENA_MAX !== undefined
delete process.env.MALLOC_ARENA_MAX
if (process.platform === 'linux' && !isSet && process.execve)
  process.execve(process.execPath, [process.execPath, ...process.execArgv, program, ...process.argv.slice(2)], {
    ...process.env,
    MALLOC_ARENA_MAX: '2',
  })
