// glibc gives each thread an arena of its own to allocate from, eight for each core, and once a large block was freed it
// takes the next ones of that size from there too: it hardly returns what was used in one, a fifth of our memory at a
// thousand monitors. It reads these settings once, as the process begins, so the process begins again in its own place:
// same pid, same files. Programs that it starts, such as the browser, are not told.
const settings = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' }
// In the bundle this file is the program itself; from source the program stands beside it.
const program = import.meta.filename.replace(/\bmalloc\.ts$/, 'serve.ts')
const isSet = process.env.MALLOC_ARENA_MAX !== undefined
for (const name of Object.keys(settings)) delete process.env[name]
if (process.platform === 'linux' && !isSet && process.execve)
  process.execve(process.execPath, [process.execPath, ...process.execArgv, program, ...process.argv.slice(2)], {
    ...process.env,
    ...settings,
  })
