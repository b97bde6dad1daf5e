import { signInWith } from '../lisa/session.server.ts'
import type { Route } from './+types/sign-in'

export async function action({ request }: Route.ActionArgs): Promise<Response> {
  const cookie = await signInWith((await request.formData()).get('password'))
  return cookie ? new Response(null, { status: 204, headers: { 'Set-Cookie': cookie } }) : new Response(null, { status: 401 })
}
