// Names are resolved, files read and bodies decompressed on Node's one pool of threads, four by default: four names that
// a dead name server leaves waiting would hold up every probe and every write. The size is read when the pool is first
// used, so each program imports this before anything else.
process.env.UV_THREADPOOL_SIZE ??= '16'
