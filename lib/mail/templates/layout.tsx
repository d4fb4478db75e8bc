import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";

export type LayoutProps = {
  /** The line a mailbox shows beside the subject. */
  preview: string;
  heading: string;
  /** The mail's one button; `link` is built by the caller from APP_URL. */
  action: { label: string; link: string };
  children: ReactNode;
  /** Why this mail came, and what to do if it should not have. */
  footer: string;
};

/** The frame of every mail. No background and no text colour of its own, so light and dark both read well. */
export function Layout({ preview, heading, action, children, footer }: LayoutProps) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{":root { color-scheme: light dark; }"}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ margin: 0, fontFamily: "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" }}>
        <Container style={{ maxWidth: 520, padding: "32px 20px" }}>
          <Heading as="h1" style={{ margin: "0 0 16px", fontSize: 20, fontWeight: 600, lineHeight: "28px" }}>
            {heading}
          </Heading>
          {children}
          <Section style={{ margin: "24px 0" }}>
            <Button href={action.link} style={button}>
              {action.label}
            </Button>
          </Section>
          <Hr style={{ margin: "24px 0 12px", borderColor: "#8a8f98" }} />
          <Text style={{ margin: 0, fontSize: 13, lineHeight: "20px", opacity: 0.75 }}>{footer}</Text>
        </Container>
      </Body>
    </Html>
  );
}

/** One paragraph of a mail. */
export function Paragraph({ children }: { children: ReactNode }) {
  return <Text style={{ margin: "0 0 12px", fontSize: 15, lineHeight: "24px", overflowWrap: "anywhere" }}>{children}</Text>;
}

const button = {
  padding: "12px 20px",
  borderRadius: 6,
  backgroundColor: "#2f5bd7",
  color: "#ffffff",
  fontSize: 15,
  fontWeight: 600,
};
