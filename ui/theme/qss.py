"""The thin style sheet over Fusion, made from the tokens: panels, fields, bars, menus.

Buttons, chips, rails and data draw themselves; nothing here names a colour. Panels say what they
are by the dynamic property `part`.
"""

from __future__ import annotations

from string import Template

from ui.theme.tokens import Radius, Tokens, mix

SHEET = Template(
    """
* { outline: none; }
QMainWindow, QDialog, QWidget[part="page"] { background: $bg; }
QWidget[part="bar"] { background: $surface; border-bottom: 1px solid $line; }
QWidget[part="rail"] { background: $surface; border-right: 1px solid $line; }
QWidget[part="pane"] { background: $surface; border-left: 1px solid $line; }
QFrame[part="card"] { background: $surface; border: 1px solid $line; border-radius: ${card}px; }
QFrame[part="card-accent"] { background: $surface; border: 1px solid $accent; border-radius: ${card}px; }
QFrame[part="card-bad"] { background: $bad_soft; border: 1px solid $bad; border-radius: ${card}px; }
QFrame[part="card-warn"] { background: $warn_soft; border: 1px solid $warn; border-radius: ${card}px; }
QFrame[part="card-ok"] { background: $ok_soft; border: 1px solid $ok; border-radius: ${card}px; }
QFrame[part="dialog"] { background: $surface; border: 1px solid $line2; border-radius: ${card}px; }
QFrame[part="well"] { background: $raised; border: 1px solid $line; border-radius: ${control}px; }
QFrame[part="desk"] { background: $sunken; border: none; }
QFrame[part="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; }
QLabel[ink="muted"] { color: $muted; }
QLabel[ink="faint"] { color: $faint; }
QLabel[ink="accent"] { color: $accent_text; }
QLabel[ink="ok"] { color: $ok; }
QLabel[ink="warn"] { color: $warn; }
QLabel[ink="bad"] { color: $bad; }
QLabel[ink="viol"] { color: $viol; }
QLineEdit, QPlainTextEdit, QTextEdit {
  background: $surface; color: $text; border: 1px solid $line2; border-radius: ${control}px;
  padding: 0 10px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { min-height: 34px; }
QPlainTextEdit, QTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 0 9px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 5px 7px; }
QLineEdit[fault="true"], QPlainTextEdit[fault="true"] { border: 1px solid $bad; }
QLineEdit[part="cell"] { min-height: 26px; padding: 0 8px; }
QLineEdit[part="cell"]:focus { padding: 0 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $raised; color: $faint; border-color: $line; }
QLineEdit[part="bare"] { border: none; background: transparent; padding: 0; }
QComboBox {
  background: $surface; border: 1px solid $line2; border-radius: ${control}px;
  padding: 0 10px; min-height: 34px;
}
QComboBox:focus { border: 2px solid $accent; padding: 0 9px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox { combobox-popup: 0; }
QSpinBox[part="figure"] {
  background: $surface; color: $text; border: 1px solid $line2; border-radius: ${control}px;
  padding: 0 8px; min-height: 34px; selection-background-color: $accent; selection-color: $on_accent;
}
QSpinBox[part="figure"]:focus { border: 2px solid $accent; padding: 0 7px; }
QSpinBox[part="figure"]::up-button, QSpinBox[part="figure"]::down-button { width: 0; border: none; }
QComboBox QAbstractItemView {
  border: 1px solid $line2; selection-background-color: $accent_soft; selection-color: $accent_text;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $accent_text; }
QAbstractItemView { background: $surface; border: none; alternate-background-color: $raised; }
QScrollArea, QScrollArea > QWidget > QWidget[part="inner"] { background: transparent; border: none; }
QHeaderView { background: $surface; border: none; }
QTableCornerButton::section { background: $surface; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line; }
QMenu { background: $surface; border: 1px solid $line2; padding: 6px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: ${small}px; }
QMenu::item:selected { background: $accent_soft; color: $accent_text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
QToolTip { background: $surface; color: $text; border: 1px solid $line2; padding: 6px 8px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $scroll; margin: 3px; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $line2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCheckBox { spacing: 8px; }
QSplitter::handle { background: $line; }
"""
)


def sheet(t: Tokens) -> str:
    """The style sheet of one scheme."""
    colours = {name: getattr(t, name) for name in t.__dataclass_fields__}
    # Qt silently squares a radius above half the height: 3 is half of the 6 px scroll handle.
    return SHEET.substitute(
        colours,
        card=Radius.CARD,
        control=Radius.CONTROL,
        small=Radius.SMALL,
        scroll=mix(t.surface, t.line2, 0.6),
    )
