import type { CSSProperties, ReactElement } from 'react'

/** What `Spoken` takes. */
interface SpokenProps {
  text: string
  role?: 'status'
  /** Shown, and not announced, because another element announces it. */
  isSilent?: boolean
}

/** Invisible text that screen readers announce when it changes. It is invisible also without the stylesheet. */
export function Spoken({ text, role, isSilent }: SpokenProps): ReactElement {
  return (
    <span role={role} aria-live={isSilent ? 'off' : 'polite'} aria-atomic="true" style={invisible}>
      {text}
    </span>
  )
}

const invisible: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
}
