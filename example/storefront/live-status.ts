import type { LiveStatus } from 'lisa-query'
import { create } from 'zustand'

/** How the page stands with the gateway's events; `undefined` where the shop has no gateway, such as in the static build. */
export const useLiveStatus = create<{ status: LiveStatus | undefined }>(() => ({ status: undefined }))
