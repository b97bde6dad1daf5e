import axios, { type AxiosError, type InternalAxiosRequestConfig } from 'axios'
import axiosRetry from 'axios-retry'
import { calling } from './contender.ts'

interface Waiting {
  resolve(token: string): void
  reject(error: unknown): void
}

/**
 * Retries as in axios-retry's README with `exponentialDelay`, which heeds `Retry-After`; its own condition includes 429.
 * The credential as in axios/axios:docs/pages/advanced/authentication.md, "Bearer tokens" and "Token refresh".
 */
export const axiosWithRetry = calling('axios + axios-retry', ({ baseUrl, session }) => {
  const api = axios.create({ baseURL: baseUrl })
  axiosRetry(api, { retries: 3, retryDelay: axiosRetry.exponentialDelay })

  api.interceptors.request.use((config) => {
    config.headers.set('Authorization', `Bearer ${session.token}`)
    return config
  })

  let isRefreshing = false
  let queue: Waiting[] = []
  const process = (each: (waiting: Waiting) => void): void => {
    queue.forEach(each)
    queue = []
  }
  api.interceptors.response.use(undefined, async (error: AxiosError) => {
    const request = error.config as (InternalAxiosRequestConfig & { _retry?: boolean }) | undefined
    if (error.response?.status !== 401 || !request || request._retry) throw error
    if (isRefreshing) {
      const token = await new Promise<string>((resolve, reject) => queue.push({ resolve, reject }))
      request.headers.set('Authorization', `Bearer ${token}`)
      return api(request)
    }
    request._retry = true
    isRefreshing = true
    try {
      const token = await session.refresh()
      process(({ resolve }) => resolve(token))
      return api(request)
    } catch (refreshError) {
      process(({ reject }) => reject(refreshError))
      throw refreshError
    } finally {
      isRefreshing = false
    }
  })
  return (id) => api.get(`/shows/${id}`)
})
