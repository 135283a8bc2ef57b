/** What each of these modules is called, by its slug; one that is not there, by its slug. */
export function titleIn(
  modules: readonly { readonly slug: string; readonly title: { readonly text: string } }[],
): (slug: string) => string {
  return (slug) => modules.find((module) => module.slug === slug)?.title.text ?? slug
}
