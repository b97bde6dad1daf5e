import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface DraftIds {
  ids: readonly string[]
  remember: (id: string) => void
  forget: (id: string) => void
}

/** The drafts that were made in this browser: LiSA's lists have only what is published. */
export const useDraftIds = create<DraftIds>()(
  persist(
    (set) => ({
      ids: [],
      remember: (id) => set(({ ids }) => ({ ids: [id, ...ids.filter((one) => one !== id)] })),
      forget: (id) => set(({ ids }) => ({ ids: ids.filter((one) => one !== id) })),
    }),
    { name: 'lisa-query-example drafts' },
  ),
)
