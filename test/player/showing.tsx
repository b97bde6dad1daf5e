import { type RenderResult, render } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { answering, inLisa, ok, type Stub } from '../support/react.tsx'
import { type Posted, postedTo, type Voice, voiceOf } from './frame.ts'

export interface Shown extends RenderResult, Voice {
  frame: HTMLIFrameElement
  posted: Posted[]
  stub: Stub
  show(page: ReactElement): void
}

/** Renders a page with a player in strict mode, below a provider; the test plays the player. */
export function showing(page: ReactElement, stub: Stub = answering(ok())): Shown {
  const Lisa = inLisa(stub)
  const whole = (inner: ReactElement): ReactElement => (
    <StrictMode>
      <Lisa>{inner}</Lisa>
    </StrictMode>
  )
  const rendered = render(whole(page))
  const find = (): HTMLIFrameElement => {
    const frame = rendered.container.querySelector('iframe')
    if (!frame) throw new Error('no frame on the page')
    return frame
  }
  const frame = find()
  const posted = postedTo(frame)
  return { ...rendered, frame, posted, stub, ...voiceOf(frame, posted), show: (inner) => rendered.rerender(whole(inner)) }
}
