import { LisaProvider, useLisaLive } from 'lisa-query'
import { type ReactElement, useEffect } from 'react'
import { lisa, queryClient } from '../lisa.ts'
import { useLiveStatus } from './live-status.ts'

/** Keeps the shop up to date by what its gateway tells. */
export function Live(): ReactElement {
  return (
    <LisaProvider client={lisa} queryClient={queryClient}>
      <Listening />
    </LisaProvider>
  )
}

function Listening(): null {
  const { status } = useLisaLive()
  useEffect(() => {
    useLiveStatus.setState({ status })
    return () => useLiveStatus.setState({ status: undefined })
  }, [status])
  return null
}
