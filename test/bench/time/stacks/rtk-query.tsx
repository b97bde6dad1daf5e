import { configureStore } from '@reduxjs/toolkit'
import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react'
import type { Show } from 'lisa-query/core'
import { Provider } from 'react-redux'
import { answer, authorization, baseUrl, checkedShow } from '../show.ts'
import type { Stack } from './stack.ts'

/** As in https://redux-toolkit.js.org/tutorials/rtk-query, with the schema's check in `transformResponse`. */
export const rtkQuery: Stack = {
  name: 'RTK Query + fetch + zod',
  open: () => {
    const api = createApi({
      baseQuery: fetchBaseQuery({
        baseUrl,
        fetchFn: answer,
        prepareHeaders: (headers) => {
          headers.set('authorization', authorization)
        },
      }),
      endpoints: (build) => ({
        getShow: build.query<Show, string>({ query: (id) => `/shows/${id}`, transformResponse: checkedShow }),
      }),
    })
    const store = configureStore({
      reducer: { [api.reducerPath]: api.reducer },
      middleware: (defaults) => defaults().concat(api.middleware),
    })
    return {
      read: (id) => store.dispatch(api.endpoints.getShow.initiate(id)).unwrap(),
      provide: (page) => <Provider store={store}>{page}</Provider>,
      useTitle: (id) => {
        const { data, isError } = api.useGetShowQuery(id)
        return { title: data?.title?.['*'], problem: isError ? 'failed' : undefined }
      },
      clear: () => void store.dispatch(api.util.resetApiState()),
    }
  },
}
