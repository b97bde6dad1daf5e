export { hmacSigner } from './server/hmac-signer.ts'
