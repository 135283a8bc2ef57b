import type { ReactNode } from 'react'
import { TopBar } from '#components/ui/top-bar.tsx'
import { LanguageChoice } from './language-choice.tsx'

export default function WelcomeLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <TopBar home="/sign-in" links={[]} person={null} aside={<LanguageChoice />} />
      {children}
    </>
  )
}
