import type { DataTableBlock } from '@slack/types';
import { useState } from 'preact/hooks';
import { type Alignment, TableCell } from './table-cell.js';

const SLACK_PAGE_SIZE = 10;

export function DataTableView({ block }: { block: DataTableBlock }) {
  const [page, setPage] = useState(0);
  const [head = [], ...rows] = block.rows;
  const size = block.page_size ?? SLACK_PAGE_SIZE;
  const lastPage = Math.max(0, Math.ceil(rows.length / size) - 1);
  const start = Math.min(page, lastPage) * size;
  const shown = rows.slice(start, start + size);
  // A column of numbers has its heading above the digits.
  const alignmentOf = (column: number): Alignment =>
    rows.length > 0 && rows.every((row) => row[column]?.type === 'raw_number') ? 'right' : 'left';

  return (
    <div class="table-frame">
      <table>
        <caption dir="auto">{block.caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <TableCell
                key={`${column}`}
                cell={cell}
                alignment={alignmentOf(column)}
                heads="column"
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={`${start + index}`}>
              {row.map((cell, column) => (
                <TableCell
                  key={`${column}`}
                  cell={cell}
                  alignment={undefined}
                  heads={column === block.row_header_column_index ? 'row' : null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {lastPage > 0 && (
        <Pager
          text={`Rows ${start + 1} to ${start + shown.length} of ${rows.length}`}
          onBack={page > 0 ? () => setPage(page - 1) : null}
          onNext={page < lastPage ? () => setPage(page + 1) : null}
        />
      )}
    </div>
  );
}

type PagerProps = { text: string; onBack: (() => void) | null; onNext: (() => void) | null };

function Pager({ text, onBack, onNext }: PagerProps) {
  return (
    <div class="pager">
      <span role="status">{text}</span>
      <button type="button" class="button" disabled={!onBack} onClick={() => onBack?.()}>
        Previous rows
      </button>
      <button type="button" class="button" disabled={!onNext} onClick={() => onNext?.()}>
        Next rows
      </button>
    </div>
  );
}
