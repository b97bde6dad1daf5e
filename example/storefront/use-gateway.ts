import { useEffect, useState } from 'react'

/** Whether a gateway stands between this page and LiSA: `npm start` has one, a static host has not. */
export function useGateway(): boolean {
  const [hasGateway, setHasGateway] = useState(false)
  useEffect(() => {
    fetch('/api/lisa/_health').then(
      ({ status }) => setHasGateway(status === 200),
      () => undefined,
    )
  }, [])
  return hasGateway
}
