"""All routes of the API, under /api."""

from __future__ import annotations

from fastapi import APIRouter

ROUTER = APIRouter(prefix="/api")
