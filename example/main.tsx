import { LisaProvider } from 'lisa-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { lisa, queryClient } from './lisa.ts'
import './styles.css'

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <LisaProvider client={lisa} queryClient={queryClient}>
      <App />
    </LisaProvider>
  </StrictMode>,
)
