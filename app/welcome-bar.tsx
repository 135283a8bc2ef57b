import { TopBar } from '#components/ui/top-bar.tsx'
import { currentDuties } from '#server/session.ts'
import { LanguageChoice } from './(welcome)/language-choice.tsx'

/** The bar of someone who is not signed in; anyone who is has the frame. */
export async function WelcomeBar() {
  return (await currentDuties()) === null ? <TopBar home="/sign-in" aside={<LanguageChoice />} /> : null
}
