import { nameInSubject, subjectLine } from "../subject.ts";
import { Layout, Paragraph } from "./layout.tsx";

export type NoticeMail = {
  /** What happened, in one sentence; also the subject. */
  heading: string;
  paragraphs: readonly string[];
  action: { label: string; link: string };
  footer: string;
};

/** One thing that happened, to somebody it concerns (PRODUCT 6.9). */
export function Notice({ heading, paragraphs, action, footer }: NoticeMail) {
  return (
    <Layout preview={paragraphs[0] ?? heading} heading={heading} action={action} footer={footer}>
      {paragraphs.map((paragraph) => (
        <Paragraph key={paragraph}>{paragraph}</Paragraph>
      ))}
    </Layout>
  );
}

/** A heading whose names are bounded fits a subject line. */
export function noticeSubject(words: TemplateStringsArray, ...names: string[]): string {
  return subjectLine(words.map((word, index) => word + nameInSubject(names[index] ?? "")).join(""));
}
