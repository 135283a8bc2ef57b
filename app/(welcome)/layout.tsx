import type { ReactNode } from 'react'
import { TopBar } from '#components/ui/top-bar.tsx'

export default function WelcomeLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <TopBar home="/sign-in" links={[]} person={null} />
      {children}
    </>
  )
}
