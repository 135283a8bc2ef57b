import type { ReactNode } from 'react'
import { WelcomeBar } from '#app/welcome-bar.tsx'

export default function WelcomeLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <WelcomeBar />
      {children}
    </>
  )
}
