import { configureStore } from '@reduxjs/toolkit'
import {
  type BaseQueryFn,
  createApi,
  type FetchArgs,
  type FetchBaseQueryError,
  fetchBaseQuery,
  retry,
} from '@reduxjs/toolkit/query/react'
import { Provider } from 'react-redux'
import type { Session } from '../session.ts'
import { mounting } from './mounting.tsx'

type BaseQuery = BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError>

/** https://redux-toolkit.js.org/rtk-query/usage/customizing-queries, "Automatic retries" around "Automatic re-authorization". */
export const rtkQuery = mounting('RTK Query + retry', ({ baseUrl, session }) => {
  const baseQuery = fetchBaseQuery({
    baseUrl,
    prepareHeaders: (headers) => {
      headers.set('authorization', `Bearer ${session.token}`)
      return headers
    },
  })
  const api = createApi({
    baseQuery: retry(withReauth(baseQuery, session)),
    endpoints: (build) => ({ getShow: build.query<unknown, string>({ query: (id) => `/shows/${id}` }) }),
  })
  const store = configureStore({
    reducer: { [api.reducerPath]: api.reducer },
    middleware: (defaults) => defaults().concat(api.middleware),
  })
  return {
    provide: (page) => <Provider store={store}>{page}</Provider>,
    useRead: (id) => api.useGetShowQuery(id),
  }
})

/** Its variant for several requests, "Preventing multiple unauthorized errors". */
function withReauth(baseQuery: BaseQuery, session: Session): BaseQuery {
  const mutex = createMutex()
  return async (args, api, extraOptions) => {
    await mutex.waitForUnlock()
    const result = await baseQuery(args, api, extraOptions)
    if (result.error?.status !== 401) return result
    if (mutex.isLocked()) {
      await mutex.waitForUnlock()
    } else {
      const release = mutex.acquire()
      try {
        await session.refresh()
      } catch {
        return result
      } finally {
        release()
      }
    }
    return baseQuery(args, api, extraOptions)
  }
}

interface Mutex {
  isLocked(): boolean
  waitForUnlock(): Promise<void>
  acquire(): () => void
}

/** What the recipe uses of async-mutex, which is not installed here. */
function createMutex(): Mutex {
  let unlocked: Promise<void> | undefined
  return {
    isLocked: () => unlocked !== undefined,
    async waitForUnlock() {
      while (unlocked) await unlocked
    },
    acquire() {
      let resolve = (): void => undefined
      unlocked = new Promise((resolved) => {
        resolve = resolved
      })
      return () => {
        unlocked = undefined
        resolve()
      }
    },
  }
}
