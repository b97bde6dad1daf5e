import { LisaProvider } from 'lisa-query'
import 'lisa-query/ui.css'
import { lisa } from './lisa.ts'
import { NewProduct } from './new-product.tsx'
import { Products } from './products.tsx'
import { SignIn } from './sign-in.tsx'

export const App = () => (
  <LisaProvider client={lisa}>
    <h1>Products</h1>
    <NewProduct />
    <Products />
    <SignIn />
  </LisaProvider>
)
