import type { TableBlock } from '@slack/types';
import { TableCell } from './table-cell.js';

export function TableView({ block }: { block: TableBlock }) {
  const [head = [], ...rows] = block.rows;
  const alignmentOf = (column: number) => block.column_settings?.[column]?.align;
  return (
    <div class="table-frame">
      <table>
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
          {rows.map((row, index) => (
            <tr key={`${index}`}>
              {row.map((cell, column) => (
                <TableCell
                  key={`${column}`}
                  cell={cell}
                  alignment={alignmentOf(column)}
                  heads={null}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
