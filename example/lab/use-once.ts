import { useEffect, useRef } from 'react'

/** Runs it when the component first appears, and only then, in StrictMode too. */
export function useOnce(run: () => unknown): void {
  const hasRun = useRef(false)
  useEffect(() => {
    if (hasRun.current) return
    hasRun.current = true
    run()
  })
}
