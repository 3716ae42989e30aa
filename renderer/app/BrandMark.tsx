/** Headstart's mark: one bar ahead of the other. */
export function BrandMark() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <rect width="18" height="18" rx="5" fill="var(--mantine-color-accent-6)" />
      <path d="M4.4 6.6h9.2" stroke="#fff" strokeWidth="2.3" strokeLinecap="round" />
      <path d="M4.4 11.4h5" stroke="#fff" strokeOpacity="0.62" strokeWidth="2.3" strokeLinecap="round" />
    </svg>
  )
}
