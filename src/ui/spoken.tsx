import type { CSSProperties, ReactElement } from 'react'

/** What `Spoken` takes. */
interface SpokenProps {
  text: string
  role?: 'status'
  /** To be read, and not said: somebody else has said it. */
  isSilent?: boolean
}

/** Text that screen readers say when it changes, and nobody sees, with or without the stylesheet. */
export function Spoken({ text, role, isSilent }: SpokenProps): ReactElement {
  return (
    <span role={role} aria-live={isSilent ? 'off' : 'polite'} aria-atomic="true" style={unseen}>
      {text}
    </span>
  )
}

const unseen: CSSProperties = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
}
