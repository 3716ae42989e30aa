import { setFlagsFromString } from 'node:v8'

// V8 takes memory because the machine has it: on a large one up to 100 MB for objects that die young, and twice what is
// alive before it looks for what is not. A program that stays in the background for weeks should not. Young objects keep
// the room of the start, and the rest is looked through when it has grown by two fifths. Neither is a limit: a heap that
// really needs more gets it. V8 reads both whenever it collects, so they hold from here on.
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--heap-growing-percent=40')
