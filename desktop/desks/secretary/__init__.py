"""What a secretary can do: build, pack, merge, decide, issue. One module for each step of the work."""

from desktop.desks.secretary.amending import amend
from desktop.desks.secretary.building import Built, applicants, build
from desktop.desks.secretary.deciding import Decided, Proposal, decide, decision, proposal
from desktop.desks.secretary.handing import packs
from desktop.desks.secretary.issuing import add_proxy, export_receipts, export_requests
from desktop.desks.secretary.merging import board, matrix, merge_files, refusals
from desktop.desks.secretary.publishing import export_record, protocol, protocol_data
from desktop.storage.workspace import Workspace

open_workspace = Workspace.open

__all__ = [
    "Built",
    "Decided",
    "Proposal",
    "add_proxy",
    "amend",
    "applicants",
    "board",
    "build",
    "decide",
    "decision",
    "export_receipts",
    "export_record",
    "export_requests",
    "matrix",
    "merge_files",
    "open_workspace",
    "packs",
    "proposal",
    "protocol",
    "protocol_data",
    "refusals",
]
