import { Layout, Paragraph } from "./layout.tsx";

export type SignInMail = { link: string; expiresInHours: number };

export function signInSubject(): string {
  return "Sign in to Guildhall";
}

/** The link of PRODUCT 4.1; it leads to our confirm page, so a scanner that opens it spends nothing. */
export function SignIn({ link, expiresInHours }: SignInMail) {
  const validity = expiresInHours === 1 ? "1 hour" : `${expiresInHours} hours`;
  return (
    <Layout
      preview={`The link works once, within ${validity}.`}
      heading="You asked to sign in to Guildhall"
      action={{ label: "Sign in", link }}
      footer="If you did not ask for this, ignore this mail: nobody can sign in without the link."
    >
      <Paragraph>Press the button to sign in. The link works once and expires in {validity}.</Paragraph>
    </Layout>
  );
}
