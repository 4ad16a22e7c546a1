const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;

/** The text part, with its addresses as links that open a new tab. */
export function MailText({ text }: { text: string }) {
  return (
    <pre class="mail-body is-text" dir="auto">
      {text.split(LINK).map((part, index) =>
        // What the pattern holds in brackets stands at the odd places.
        index % 2 === 1 ? (
          <a key={`${index} ${part}`} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </pre>
  );
}
