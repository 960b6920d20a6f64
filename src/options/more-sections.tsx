import { CallersRow } from './callers-row.tsx';
import { ClientRow } from './client-section.tsx';
import { EndpointsRow } from './endpoints-row.tsx';
import { EnvironmentRow } from './environment-row.tsx';
import { GrantRow } from './grant-row.tsx';
import { RequestRow } from './request-section.tsx';
import { Rows, type SectionProps } from './section.tsx';
import { SendingRow } from './sending-section.tsx';
import { SignInRow } from './sign-in-section.tsx';

/** What has an answer already, which few need to change. */
export function MoreSections({ editor }: SectionProps) {
  const { grant } = editor.form.value;
  const hasIssuer = grant !== 'pasted';
  return (
    <Rows>
      <GrantRow editor={editor} />
      {hasIssuer && <RequestRow editor={editor} />}
      {hasIssuer && <ClientRow editor={editor} />}
      {grant === 'authorization_code' && <SignInRow editor={editor} />}
      <CallersRow editor={editor} />
      <EnvironmentRow editor={editor} />
      {hasIssuer && <EndpointsRow editor={editor} />}
      <SendingRow editor={editor} />
    </Rows>
  );
}
