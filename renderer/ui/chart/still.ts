/** For every line and area of recharts: nothing on it moves or is drawn again, the cursor is our own. */
export const still = { dot: false, activeDot: false, isAnimationActive: false } as const
