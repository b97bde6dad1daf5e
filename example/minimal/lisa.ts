import { createLisaClient } from 'lisa-query'
import { askToSignIn } from './sign-in.tsx'

/** One client for the whole app. */
export const lisa = createLisaClient({
  baseUrl: '/api/lisa', // your own server, which adds LiSA's key: it never comes here
  signIn: askToSignIn, // resolves once your server knows who it is
})
