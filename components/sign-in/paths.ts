/** The page that says where the link went; it leads back to the form with the same way on. */
export function sentPath(email: string, next: string): string {
  return `/sign-in/sent?${new URLSearchParams({ email, next })}`;
}

/** The form, coming back to `next` afterwards, with the address filled in where one is known. */
export function signInPath(next: string, email?: string): string {
  return `/sign-in?${new URLSearchParams({ next, ...(email && { email }) })}`;
}

/** The form of the first sign-in, coming back to `next`, with the name an invitation gave. */
export function welcomePath(next: string, name: string | null): string {
  return `/welcome?${new URLSearchParams({ next, ...(name && { name }) })}`;
}
