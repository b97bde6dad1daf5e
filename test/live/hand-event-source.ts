import { act } from '@testing-library/react'

/** The browser's EventSource, whose server is the test. */
export class HandEventSource extends EventTarget {
  static readonly CLOSED = 2
  static opened: HandEventSource[] = []
  readyState = 0
  onopen: (() => void) | undefined
  onerror: (() => void) | undefined
  readonly url: string

  constructor(url: string) {
    super()
    this.url = url
    HandEventSource.opened.push(this)
  }
  close(): void {
    this.readyState = 2
  }
  connect(): Promise<void> {
    this.readyState = 1
    return act(async () => this.onopen?.())
  }
  tell(type: string, data: unknown, lastEventId = ''): Promise<void> {
    return act(async () => void this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId })))
  }
  fail(readyState: number): Promise<void> {
    this.readyState = readyState
    return act(async () => this.onerror?.())
  }
}

/** The connection that was opened last. */
export const latest = (): HandEventSource => HandEventSource.opened.at(-1) as HandEventSource

/** Those that are open, or being opened. */
export const connections = (): HandEventSource[] =>
  HandEventSource.opened.filter(({ readyState }) => readyState !== HandEventSource.CLOSED)
